"""Documents to print and to hand out: said once as a `Document`, made as a page for paper and as Word."""
