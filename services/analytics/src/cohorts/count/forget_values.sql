delete from mart.cohort_value v
where dimension <> '' and not exists (select from mart.cohort_cell c where c.value_id = v.id)
