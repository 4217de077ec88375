"""Labs: predict, run, compare, explain. A lab is data; what it asks for is computed."""
