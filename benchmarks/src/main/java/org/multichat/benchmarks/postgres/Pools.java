package org.multichat.benchmarks.postgres;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URL;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;

/** Connections as the budget service keeps them: everybody who is compared has them with the same settings. */
public final class Pools {

    private static final String JDBC = "quarkus.datasource.ledger.jdbc.";
    private static final String PROPERTY = JDBC + "additional-jdbc-properties.";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Pools() {}

    /** The budget service's own application.properties, and nothing from the environment. */
    public static SmallRyeConfigBuilder serviceSettings() {
        try {
            URL file = Objects.requireNonNull(
                    Pools.class.getResource("/application.properties"), "the budget service is on the class path");
            return new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .addDiscoveredConverters()
                    .withSources(new PropertiesConfigSource(file, 250))
                    .withValidateUnknown(false);
        } catch (IOException failed) {
            throw new IllegalStateException("application.properties cannot be read", failed);
        }
    }

    public static AgroalDataSource open(String url) throws SQLException {
        SmallRyeConfig settings = serviceSettings().build();
        return open(
                url,
                settings,
                settings.getValue(JDBC + "max-size", Integer.class),
                duration(settings, JDBC + "acquisition-timeout"));
    }

    /** The same for one who is not in a hurry and wants so many connections. */
    public static AgroalDataSource open(String url, int connections) throws SQLException {
        return open(url, serviceSettings().build(), connections, PATIENCE);
    }

    private static AgroalDataSource open(String url, SmallRyeConfig settings, int connections, Duration patience)
            throws SQLException {
        var configuration = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(connections)
                        .minSize(settings.getValue(JDBC + "min-size", Integer.class))
                        .acquisitionTimeout(patience)
                        .validationTimeout(duration(settings, JDBC + "background-validation-interval"))
                        .idleValidationTimeout(duration(settings, JDBC + "foreground-validation-interval"))
                        .connectionValidator(ConnectionValidator.defaultValidator())
                        .connectionFactoryConfiguration(factory -> {
                            factory.jdbcUrl(url)
                                    .principal(new NamePrincipal(Server.USER))
                                    .credential(new SimplePassword(""));
                            for (String name : settings.getPropertyNames()) {
                                if (name.startsWith(PROPERTY)) {
                                    factory.jdbcProperty(
                                            name.substring(PROPERTY.length()), settings.getValue(name, String.class));
                                }
                            }
                            return factory;
                        }));
        return AgroalDataSource.from(configuration);
    }

    private static Duration duration(SmallRyeConfig settings, String name) {
        return settings.getValue(name, Duration.class);
    }
}
