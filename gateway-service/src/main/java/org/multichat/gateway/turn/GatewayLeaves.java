package org.multichat.gateway.turn;

/**
 * This gateway is going: who runs turns gives them back, who serves streams ends them, so that both go on elsewhere.
 */
public record GatewayLeaves() {}
