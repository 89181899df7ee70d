"""How material comes in: kinds found by signature, one file per source in origins."""
