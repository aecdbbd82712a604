"""Is the newest count above what earlier seasons or weeks lead one to expect?"""
