select code, minor_units::int as minor_units from shop.currency
