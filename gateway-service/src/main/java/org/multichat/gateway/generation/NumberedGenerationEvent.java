package org.multichat.gateway.generation;

/** @param id the generator's number for it, by which a listener continues */
public record NumberedGenerationEvent(int id, GenerationEvent event) {}
