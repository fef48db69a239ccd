create temporary table cohort_part (like mart.cohort_cell) on commit drop
