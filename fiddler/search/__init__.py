"""Finding a snippet: what the site and the command line search, one record a block of code."""
