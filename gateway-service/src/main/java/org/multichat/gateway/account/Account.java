package org.multichat.gateway.account;

import java.util.UUID;

/**
 * Who pays and owns.
 *
 * @param budget the node of the budget tree that pays
 */
public record Account(AccountId id, String name, boolean administrator, UUID budget) {}
