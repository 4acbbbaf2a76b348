package org.multichat.image.scene;

/** One thing stands so to another; both by their place in {@link Scene#things()}. */
public record Link(int subject, Where where, int object) {}
