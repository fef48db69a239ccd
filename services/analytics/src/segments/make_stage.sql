create temporary table fresh_member (like mart.segment_member) on commit drop
