select id, dimension, value from mart.cohort_value
