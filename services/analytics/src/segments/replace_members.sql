insert into mart.segment_member select * from fresh_member
