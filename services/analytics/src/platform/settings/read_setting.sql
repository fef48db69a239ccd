select value from ops.setting where name = :'name'
