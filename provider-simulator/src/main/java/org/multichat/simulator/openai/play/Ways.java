package org.multichat.simulator.openai.play;

import java.util.List;
import org.multichat.simulator.openai.request.Dialect;
import org.multichat.simulator.play.Setting;

/**
 * What an administrator can set. Where the contract is silent, both ways can be played; the first word is the usual
 * one.
 */
public final class Ways {

    public static final String PROVIDER = "openai";

    public static final Setting.Count FIRST_TOKEN = Setting.millis(PROVIDER, "first-token-millis", 400);
    /** Reasoning is as fast, only that nobody sees it. */
    public static final Setting.Count TOKEN = Setting.millis(PROVIDER, "token-millis", 12);

    public static final Setting.Count QUEUED = Setting.millis(PROVIDER, "queued-millis", 800);
    public static final Setting.Count SEARCH = Setting.millis(PROVIDER, "search-millis", 1_500);
    public static final Setting.Count PICTURE = Setting.millis(PROVIDER, "picture-millis", 12_000);

    /** Tokens generated before the caller hung up. */
    public static final Setting.Choice DISCONNECTED = Setting.billing(PROVIDER, "disconnected", "billed", "free");
    /** Tokens generated before a response was cancelled. */
    public static final Setting.Choice CANCELLED = Setting.billing(PROVIDER, "cancelled", "billed", "free");

    public static final Setting.Choice FAILED = Setting.billing(PROVIDER, "failed", "billed", "free");
    public static final Setting.Choice MODERATED = Setting.billing(PROVIDER, "moderated", "free", "billed");

    public static final Setting.Choice DIALECT =
            new Setting.Choice(Setting.Group.BEHAVIOUR, PROVIDER, "dialect", Dialect.words());
    /** A temperature other than 1, for models that reason. */
    public static final Setting.Choice TEMPERATURE = Setting.behaviour(PROVIDER, "temperature", "refused", "accepted");

    public static final Setting.Choice CANCELLED_USAGE =
            Setting.behaviour(PROVIDER, "cancelled-usage", "absent", "present");
    /** Which background responses can be listened to with GET: those begun as a stream, or any. */
    public static final Setting.Choice RESUMED = Setting.behaviour(PROVIDER, "resumed", "streamed", "any");
    /** How long a response is known after its end unless it was asked to be stored; long enough is for ever. */
    public static final Setting.Count KEPT =
            new Setting.Count(Setting.Group.BEHAVIOUR, PROVIDER, "kept-seconds", 600L, 1_000_000_000);

    public static final Setting.Choice DONE_AFTER_RESPONSES =
            Setting.behaviour(PROVIDER, "done-after-responses", "absent", "present");
    /**
     * Whether prompts that begin alike are cheaper the second time, and for GPT-5.6 and later dearer the first time.
     */
    public static final Setting.Choice CACHE = Setting.behaviour(PROVIDER, "cache", "off", "on");

    public static final List<Setting> ALL = List.of(
            FIRST_TOKEN,
            TOKEN,
            QUEUED,
            SEARCH,
            PICTURE,
            DISCONNECTED,
            CANCELLED,
            FAILED,
            MODERATED,
            DIALECT,
            TEMPERATURE,
            CANCELLED_USAGE,
            RESUMED,
            KEPT,
            DONE_AFTER_RESPONSES,
            CACHE);

    private Ways() {}
}
