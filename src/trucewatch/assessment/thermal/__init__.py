"""What heat seen from orbit allows to say: exposure, expectation, ratio, power."""
