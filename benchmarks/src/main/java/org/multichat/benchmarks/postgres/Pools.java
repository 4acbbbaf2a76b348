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

/** Connections as the budget service keeps them: everybody who is compared has a pool with its settings. */
public final class Pools {

    private static final String JDBC = "quarkus.datasource.ledger.jdbc.";
    private static final String PROPERTY = JDBC + "additional-jdbc-properties.";

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
        var configuration = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(settings.getValue(JDBC + "max-size", Integer.class))
                        .minSize(settings.getValue(JDBC + "min-size", Integer.class))
                        .acquisitionTimeout(duration(settings, JDBC + "acquisition-timeout"))
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
