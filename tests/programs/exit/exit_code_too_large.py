"""A status that does not fit a C long."""
import sys
sys.exit(2**70)
