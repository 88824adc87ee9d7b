kind = "in a namespace"
