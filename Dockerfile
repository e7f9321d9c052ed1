# After `mvn package`: docker build -t tidings . && docker run --read-only --tmpfs /tmp -p 8080:8080 -e TIDINGS_... tidings
# The image below is a tag, which moves. Pin it with --build-arg BASE=eclipse-temurin:17-jre@sha256:..., see docs/operations.md.
ARG BASE=eclipse-temurin:17-jre
FROM ${BASE}

WORKDIR /opt/tidings

# What changes seldom comes first, so that a new WAR is a small layer.
COPY target/server/payara-micro.jar target/server/postgresql.jar ./
COPY payara-config/pre-boot.txt payara-config/post-boot.txt payara-config/post-deploy.txt \
    payara-config/system.properties payara-config/logging.properties payara-config/
COPY target/tidings.war ./

# No name needed; nothing here is writable to it. Payara unpacks into /tmp, which is all that must be writable.
USER 10001

EXPOSE 8080

# A server that could not deploy runs on and answers 404, so the application itself is asked.
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /api/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]

# Options for the JVM: JAVA_TOOL_OPTIONS.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", \
    "-Dhttp.maxConnections=128", "-jar", "payara-micro.jar", \
    "--nohazelcast", "--disablephonehome", "--port", "8080", \
    "--addlibs", "postgresql.jar", \
    "--prebootcommandfile", "payara-config/pre-boot.txt", \
    "--postbootcommandfile", "payara-config/post-boot.txt", \
    "--postdeploycommandfile", "payara-config/post-deploy.txt", \
    "--systemproperties", "payara-config/system.properties", \
    "--logproperties", "payara-config/logging.properties", \
    "--deploy", "tidings.war", "--contextroot", "/"]
