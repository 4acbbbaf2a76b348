package org.multichat.gateway.artifact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Which artifacts are on record. */
@ApplicationScoped
class KnownArtifacts {

    @Transactional
    boolean isAnything() {
        return ArtifactRow.find("from ArtifactRow")
                .page(0, 1)
                .firstResultOptional()
                .isPresent();
    }

    @Transactional
    Set<ArtifactId> among(Collection<ArtifactId> ids) {
        return ids.isEmpty()
                ? Set.of()
                : ArtifactRow.<ArtifactRow>list(
                                "id in ?1", ids.stream().map(ArtifactId::value).toList())
                        .stream()
                        .map(row -> new ArtifactId(row.id))
                        .collect(Collectors.toSet());
    }
}
