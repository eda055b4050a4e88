"""What one person saw at proeftuinen: taken back, taken along, and left when that person goes."""
