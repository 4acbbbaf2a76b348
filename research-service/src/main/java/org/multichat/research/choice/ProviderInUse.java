package org.multichat.research.local;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.multichat.generator.provider.Price;
import org.multichat.generator.provider.Provider;
import org.multichat.research.brief.BriefWriter;
import org.multichat.research.intake.DocumentFolder;
import org.multichat.research.search.Library;
import org.multichat.research.search.Searchable;

/** Makes the provider that the settings name, or stops the start with a sentence. */
@ApplicationScoped
public class ProviderInUse {

    /** A brief without room for its frame would be cut off in the middle. */
    private static final int LEAST_TOKENS = 800;

    private static final int MOST_TOKENS = 100_000;

    @Produces
    @Singleton
    Library library(ResearchConfig config) {
        return new Library(config.documents().map(DocumentFolder::new));
    }

    @Produces
    @Singleton
    Provider provider(ResearchConfig config, Library library) {
        check(config);
        Price price = config.chargeInDev() ? Price.ofDollars(config.cost()) : new Price(0);
        return new LocalProvider(
                library,
                new BriefWriter(wordsOf(config.maxTokens()), library.hasFolder()),
                new LocalProvider.Tariff(price, config.priceVersion()),
                new Pace.Speed(config.wordsPerSecond()),
                Clock.systemUTC(),
                speed -> new Pace(speed, System::nanoTime, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos())));
    }

    /** The documents are read before somebody waits for them; a wrong setting is told before somebody asks. */
    void start(@Observes StartupEvent started, ResearchConfig config, Library library) {
        check(config);
        Thread.ofVirtual().name("read-documents").start(() -> read(library));
    }

    private static void read(Library library) {
        try {
            Searchable documents = library.current();
            Log.infof(
                    "%d documents can be quoted", documents.corpus().documents().size());
            documents.corpus().unread().stream()
                    .limit(20)
                    .forEach(file -> Log.warnf(
                            "%s of RESEARCH_DOCUMENTS is not searched, and every brief says so: %s",
                            file.name(), file.why()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void check(ResearchConfig config) {
        if (!config.provider().equals(LocalProvider.NAME)) {
            throw stopped("RESEARCH_PROVIDER=%s is not built in; there is: local".formatted(config.provider()));
        }
        if (config.maxTokens() < LEAST_TOKENS || config.maxTokens() > MOST_TOKENS) {
            throw stopped("RESEARCH_MAX_TOKENS=%d has to be %d to %d"
                    .formatted(config.maxTokens(), LEAST_TOKENS, MOST_TOKENS));
        }
        if (config.wordsPerSecond() < 0 || config.cost().signum() < 0) {
            throw stopped("RESEARCH_WORDS_PER_SECOND and RESEARCH_COST are not negative");
        }
    }

    /** Printed as its sentence alone and ends the process: nobody needs a stack trace to correct a setting. */
    private static ConfigurationException stopped(String sentence) {
        return new ConfigurationException(sentence);
    }

    /** English has about three words to four tokens. */
    private static int wordsOf(int tokens) {
        return tokens * 3 / 4;
    }
}
