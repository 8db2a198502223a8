from sys import
