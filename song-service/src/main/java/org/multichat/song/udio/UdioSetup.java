package org.multichat.song.udio;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.multichat.generator.provider.Provider;
import org.multichat.provider.call.Limits;
import org.multichat.provider.call.ProviderGuards;
import org.multichat.provider.link.AllowedHosts;
import org.multichat.provider.link.Links;
import org.multichat.provider.link.Resolver;
import org.multichat.provider.setting.ProviderConfig;
import org.multichat.song.setting.SongConfig;

/** Makes the provider of what is set; asked for only when songs are bought from udio. */
@Dependent
public final class UdioSetup {

    /** A guard of its own: where songs lie may be out while udio is not, and the other way round. */
    private static final String MEDIA = UdioProvider.NAME + "-media";

    private static final Limits DOWNLOADS = new Limits(8, Duration.ofSeconds(100), Duration.ofSeconds(100));

    private final SongConfig song;
    private final UdioConfig udio;
    private final ProviderConfig config;
    private final ProviderGuards guards;
    private final Vertx vertx;

    @Inject
    UdioSetup(SongConfig song, UdioConfig udio, ProviderConfig config, ProviderGuards guards, Vertx vertx) {
        this.song = song;
        this.udio = udio;
        this.config = config;
        this.guards = guards;
        this.vertx = vertx;
    }

    /** @throws io.quarkus.runtime.configuration.ConfigurationException naming the variable that is missing or wrong */
    public Provider provider() {
        UdioSettings settings = UdioSettings.of(udio, song);
        AllowedHosts hosts = new AllowedHosts(udio.mediaHosts(), config.trusted());
        return new UdioProvider(
                new Udio(
                        settings,
                        guards.guard(UdioProvider.NAME, Limits.QUEUED, UdioErrors::isFinal),
                        guards.guard(MEDIA, DOWNLOADS, _ -> false),
                        new Links(vertx, hosts, Resolver.SYSTEM)),
                settings,
                Clock.systemUTC());
    }
}
