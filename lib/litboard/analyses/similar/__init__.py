"""Works like one work, or like several."""
