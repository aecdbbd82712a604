"""Every write of governance. Each is atomic and writes its event."""
