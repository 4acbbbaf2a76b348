# The image of one service: docker build --build-arg SERVICE=image-service --build-arg PORT=8082 .
# docker-compose.yml builds all of them so; the stage that compiles is the same for all, and runs once.

ARG MAVEN=maven:3.9-eclipse-temurin-25
ARG JRE=eclipse-temurin:25-jre
# Where the packaged services come from: "compiled" here, from the checkout; or "packaged" before, when the context is one
# service's target/quarkus-app (./test --containers).
ARG APPS=compiled

FROM ${MAVEN} AS compiled
WORKDIR /src
COPY . .
RUN mvn -B -ntp -T2 -DskipTests -Dspotless.check.skip package -am \
      -pl budget-service,router-service,image-service,song-service,research-service,gateway-service,provider-simulator

FROM ${JRE} AS packaged
ARG SERVICE
COPY . /src/${SERVICE}/target/quarkus-app/

FROM ${APPS} AS app
ARG SERVICE
# Our own jars apart from those of others: they change with every commit, the others with a version.
RUN mv /src/${SERVICE}/target/quarkus-app /app && mkdir -p /own/lib/main && \
    find /app/lib/main -name 'org.multichat.*' -exec mv {} /own/lib/main/ ';'

FROM ${JRE}
ARG SERVICE
ARG PORT
WORKDIR /app
# The C library gives each thread an arena of its own; a JVM pays for them and does not need them.
ENV HTTP_HOST=0.0.0.0 \
    SERVICE_PORT=${PORT} \
    MALLOC_ARENA_MAX=2
# The flags of local-stack's JvmFlags, and why, stand there; the heap is set beside the memory of the container, in
# JAVA_TOOL_OPTIONS. The base image has bash and no curl, so bash asks whether the service is ready. A volume for artifacts
# gets its owner from the folder here.
RUN printf '%s\n' -XX:+UseSerialGC -Xms24m -XX:TieredStopAtLevel=1 -Xss512k --enable-native-access=ALL-UNNAMED \
      >/app/jvm.flags && \
    printf '%s\n' '#!/bin/bash' 'exec 3<>"/dev/tcp/127.0.0.1/$SERVICE_PORT" || exit 1' \
      'printf "GET /q/health/ready HTTP/1.0\r\n\r\n" >&3' 'read -r _ status _ <&3 && [ "$status" = 200 ]' >/app/ready && \
    chmod 0755 /app/ready && \
    install -d -o 10001 -g 10001 -m 0700 /artifacts

# What seldom changes comes first: a change of code moves the last ones, which are small.
COPY --from=app /app/lib /app/lib
COPY --from=app /app/quarkus-run.jar /app/
COPY --from=app /own /app
COPY --from=app /app/quarkus /app/quarkus
COPY --from=app /app/app /app/app

# A throw-away process, on the JRE and with the flags of those that serve, writes down what it loads, so that they start sooner
# (JEP 514). Those that own data need their database to start, and do without. AOT=no makes smaller images.
ARG AOT=yes
RUN ["bash", "-euc", "\
  case $AOT$SERVICE in no* | *budget-service | *gateway-service) exit ;; esac; \
  export SERVICE_SECRET=$(head -c 32 /dev/urandom | base64); \
  java @/app/jvm.flags -Xmx192m -XX:AOTCacheOutput=/app/app.aot -jar /app/quarkus-run.jar & \
  for _ in {1..600}; do if /app/ready 2>/dev/null; then break; fi; kill -0 $!; sleep 0.2; done; \
  kill -TERM $!; wait $! || true; \
  chmod 0644 /app/app.aot; echo -XX:AOTCache=/app/app.aot >>/app/jvm.flags"]

EXPOSE ${PORT}
USER 10001:10001
# Ready is more than alive: what waits for this service may call it then.
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 CMD ["/app/ready"]
ENTRYPOINT ["java", "@/app/jvm.flags", "-jar", "/app/quarkus-run.jar"]

# Last of all: a new revision makes no layer anew.
ARG VERSION=1.0.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Multi-Service Chat: ${SERVICE}" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
