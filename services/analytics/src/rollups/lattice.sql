select rollup, grain, by_store, dimension from mart.lattice order by dimension, grain, by_store desc
