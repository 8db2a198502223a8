value = "child value"
