# From the headers for every page in site/_headers to nginx's words for them.
/^\/\*$/,/^$/s/^  \([^:]*\): \(.*\)$/add_header \1 "\2" always;/p
