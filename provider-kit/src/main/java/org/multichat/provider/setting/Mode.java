package org.multichat.provider.setting;

/** Who makes things where nothing else is set. */
public enum Mode {
    /** This machine: real, offline, without a key. */
    DEV,
    /** Providers that are paid. */
    PRODUCTION
}
