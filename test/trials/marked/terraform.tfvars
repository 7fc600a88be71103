<<variable in a file of values:bucket>> = "orders-lake"
