"""Fits BG/NBD to CDNOW with lifetimes, as make_reference.py of the reference data does, and says how long it took."""

import json
import sys
import time
import warnings

warnings.filterwarnings("ignore")
import lifetimes
import pandas
from lifetimes import BetaGeoFitter
from lifetimes.utils import calibration_and_holdout_data

bought = pandas.read_csv(sys.argv[1], dtype={"customer_id": str})
bought["date"] = pandas.to_datetime(bought.date.astype(str))
them = calibration_and_holdout_data(
    bought,
    "customer_id",
    "date",
    calibration_period_end="1997-09-30",
    observation_period_end="1998-06-30",
    freq="D",
    monetary_value_col="value",
)
taken = []
for _ in range(1 + int(sys.argv[2])):
    started = time.perf_counter()
    fit = BetaGeoFitter(0.0).fit(them.frequency_cal, them.recency_cal / 7, them.T_cal / 7)
    taken.append((time.perf_counter() - started) * 1000)
# The first run warms up and is not counted.
print(json.dumps({"version": lifetimes.__version__, "model": dict(fit.params_), "ms": taken[1:]}))
