print("raising runs")
raise ValueError("at import")
