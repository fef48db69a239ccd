insert into mart.first_order (customer_id, first_day, order_id, week, month, next_week, next_month, several, keys)
select f.customer_id, f.first_day, f.order_id, f.week, f.month, f.next_week, f.next_month, f.several,
  array[everybody.id, store.id, country.id, category.id, channel.id, campaign.id, coupon.id, tier.id]
from first_found f
join mart.cohort_value everybody on everybody.dimension = ''
join mart.cohort_value store on (store.dimension, store.value) = ('store', f.store)
join mart.cohort_value country on (country.dimension, country.value) = ('country', f.country)
join mart.cohort_value category on (category.dimension, category.value) = ('category', f.category)
join mart.cohort_value channel on (channel.dimension, channel.value) = ('channel', f.channel)
join mart.cohort_value campaign on (campaign.dimension, campaign.value) = ('campaign', f.campaign)
join mart.cohort_value coupon on (coupon.dimension, coupon.value) = ('coupon', f.coupon)
join mart.cohort_value tier on (tier.dimension, tier.value) = ('loyalty_tier', f.loyalty_tier)
