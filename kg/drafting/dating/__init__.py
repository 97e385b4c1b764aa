"""Dates: days, longer times, weekdays, counted from the day of publication."""
