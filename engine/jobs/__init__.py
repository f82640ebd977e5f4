"""What outlives a request: issuing certificates, print runs, and who does the work."""
