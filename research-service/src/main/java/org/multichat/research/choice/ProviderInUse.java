package org.multichat.research.choice;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import org.multichat.generator.provider.Provider;
import org.multichat.provider.call.ProviderGuards;
import org.multichat.provider.setting.ProviderConfig;
import org.multichat.research.intake.DocumentFolder;
import org.multichat.research.local.LocalProvider;
import org.multichat.research.openai.OpenAiProvider;
import org.multichat.research.search.Library;
import org.multichat.research.search.Searchable;
import org.multichat.research.setting.ResearchConfig;

/** Makes the provider that the settings name, or stops the start with a sentence. */
@ApplicationScoped
public class ProviderInUse {

    /** A paper without room for its frame would be cut off in the middle. */
    private static final int LEAST_TOKENS = 800;

    private static final int MOST_TOKENS = 100_000;

    @Produces
    @Singleton
    Library library(ResearchConfig config) {
        return new Library(config.documents().map(DocumentFolder::new));
    }

    @Produces
    @Singleton
    Provider provider(
            ResearchConfig config, ProviderConfig providers, Library library, ProviderGuards guards, Clock clock) {
        check(config);
        String chosen = providers.chosen(config.provider(), OpenAiProvider.NAME);
        return switch (chosen) {
            case LocalProvider.NAME -> LocalProvider.of(config, library);
            case OpenAiProvider.NAME -> OpenAiProvider.of(config, providers, guards, clock);
            default ->
                throw stopped("RESEARCH_PROVIDER=%s is not built in; there are: local, openai".formatted(chosen));
        };
    }

    /** The documents are read before somebody waits for them; a wrong setting is told before somebody asks. */
    void start(@Observes StartupEvent started, Provider provider, Library library) {
        Log.infof("papers are written by %s", provider.name());
        if (provider.name().equals(LocalProvider.NAME)) {
            Thread.ofVirtual().name("read-documents").start(() -> read(library));
        }
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
        if (config.maxTokens() < LEAST_TOKENS || config.maxTokens() > MOST_TOKENS) {
            throw stopped("RESEARCH_MAX_TOKENS=%d has to be %d to %d"
                    .formatted(config.maxTokens(), LEAST_TOKENS, MOST_TOKENS));
        }
        boolean negative = config.localCost().signum() < 0
                || config.cost().map(BigDecimal::signum).orElse(0) < 0;
        if (config.wordsPerSecond() < 0 || negative) {
            throw stopped("RESEARCH_WORDS_PER_SECOND and RESEARCH_COST are not negative");
        }
    }

    /** Printed as its sentence alone and ends the process: nobody needs a stack trace to correct a setting. */
    private static ConfigurationException stopped(String sentence) {
        return new ConfigurationException(sentence);
    }
}
