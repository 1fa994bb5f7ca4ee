"""One file a kind of claim: each puts what it finds on the board of the document."""
