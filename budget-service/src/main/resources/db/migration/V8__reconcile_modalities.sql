-- The ledger keeps the balances by modality now, so both checks prove them.

CREATE OR REPLACE FUNCTION budget.faults(everything boolean) RETURNS TABLE (kind text, id text, detail text)
    LANGUAGE sql STABLE AS $$
    SELECT * FROM budget.balance_faults(everything)
    UNION ALL SELECT * FROM budget.modality_faults(everything)
    UNION ALL SELECT * FROM budget.reservation_faults(everything)
    UNION ALL SELECT * FROM budget.standing_faults()
$$;
