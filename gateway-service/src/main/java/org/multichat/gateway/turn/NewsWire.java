package org.multichat.gateway.turn;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears what the other gateways tell, on one connection of its own that is not of the pool: it has to stay, and a
 * pooler between would lose what comes. When it breaks it is opened again; until then listeners find their news by
 * looking.
 */
@ApplicationScoped
class NewsWire {

    /** How long a connection may be silent before it is asked whether it still lives. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMillis(500);

    private final String url;
    private final Properties login = new Properties();
    private final TurnNews news;
    private final GatewayId gateway;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Connection connection;

    @Inject
    NewsWire(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            TurnNews news,
            GatewayId gateway,
            MeterRegistry metrics) {
        this.url = url;
        this.news = news;
        this.gateway = gateway;
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "2");
        login.setProperty("ApplicationName", "gateway-news");
        Gauge.builder("turn.news.connected", () -> connection == null ? 0 : 1)
                .description("1 while other gateways' news are heard at once, 0 while listeners look for them")
                .register(metrics);
    }

    void open(@Observes StartupEvent starting) {
        Thread.ofPlatform().daemon().name("turn-news").start(this::listen);
    }

    void close(@Observes ShutdownEvent stopping) throws SQLException {
        closed.countDown();
        Connection open = connection;
        if (open != null) {
            open.abort(Runnable::run);
        }
    }

    private void listen() {
        try {
            while (closed.getCount() > 0) {
                try (Connection opened = DriverManager.getConnection(url, login);
                        Statement listen = opened.createStatement()) {
                    listen.execute("LISTEN " + NewsFlash.CHANNEL);
                    connection = opened;
                    hear(opened);
                } catch (SQLException broken) {
                    Log.debugf("news of other gateways are not heard (%s); it is tried again", broken.getMessage());
                } finally {
                    connection = null;
                }
                closed.await(BEFORE_ANOTHER_TRY.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(Connection opened) throws SQLException {
        PGConnection wire = opened.unwrap(PGConnection.class);
        while (closed.getCount() > 0) {
            PGNotification[] flashes = wire.getNotifications((int) SILENCE.toMillis());
            if (flashes == null || flashes.length == 0) {
                if (!opened.isValid(2)) {
                    throw new SQLException("the connection has died");
                }
                continue;
            }
            for (PGNotification flash : flashes) {
                tell(flash.getParameter());
            }
        }
    }

    private void tell(String payload) {
        try {
            NewsFlash flash = NewsFlash.read(payload);
            if (flash.from().equals(gateway.value())) {
                return;
            }
            switch (flash.verb()) {
                case COMMITTED -> news.elsewhere(flash.turns());
                case STOP -> flash.turns().forEach(news::stop);
                case GIVEN_BACK -> news.givenBack();
            }
        } catch (IllegalArgumentException fromANewerVersion) {
            Log.debugf("news that are not understood here: %s", payload);
        }
    }
}
