"""What schools, colleges and councils count of pupils and young people."""
