"""Trends by year: shares, intervals, slopes, bursts."""
