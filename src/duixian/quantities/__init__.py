"""The small words of measurement: numbers, units, periods."""
