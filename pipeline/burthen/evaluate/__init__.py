"""Evaluate: records against gold, layer by layer, with intervals, agreement, calibration and quality floors."""
