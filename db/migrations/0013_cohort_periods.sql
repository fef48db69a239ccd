-- Weeks from Monday 1970-01-05, months from year 0, reckoned where they are asked for: kept with every day of every customer
-- they took a third of the time to write it.
create function mart.week_of(day date) returns integer language sql immutable parallel safe
  return floor((day - date '1970-01-05') / 7::float8)::integer;

create function mart.month_of(day date) returns integer language sql immutable parallel safe
  return (date_part('year', day) * 12 + date_part('month', day) - 1)::integer;

alter table mart.customer_sales drop column week, drop column month;
