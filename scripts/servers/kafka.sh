# Apache Kafka: one node that is broker and controller (KRaft), its jars from Maven. Sourced by up and down.
KAFKA_VERSION=4.4.0
KAFKA_PORT=${KAFKA_PORT:-19192}
KAFKA_CONTROLLER_PORT=${KAFKA_CONTROLLER_PORT:-$((KAFKA_PORT + 1))}
KAFKA_JARS=$PROGRAMS/kafka-$KAFKA_VERSION

kafka_folder() { echo "$DATA/kafka-$KAFKA_PORT"; }

kafka_address() { echo "KAFKA_BROKERS=127.0.0.1:$KAFKA_PORT"; }

kafka_missing() {
  local version
  version=$(java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p') || true
  if [ "${version:-0}" -lt 17 ]; then echo "Java 17 or newer (java)"; fi
  if [ ! -d "$KAFKA_JARS" ] && ! has mvn; then echo "Maven (mvn)"; fi
}

kafka_install() {
  if [ -d "$KAFKA_JARS" ]; then return; fi
  say "Kafka $KAFKA_VERSION: fetching its jars (43 MB)"
  rm -rf "$KAFKA_JARS.new"
  thrice mvn -q -B -Dstyle.color=never -f "$here/kafka/pom.xml" "-Dkafka.version=$KAFKA_VERSION" \
    dependency:copy-dependencies -DincludeScope=runtime "-DoutputDirectory=$KAFKA_JARS.new"
  mv "$KAFKA_JARS.new" "$KAFKA_JARS"
}

kafka_start() {
  local folder java
  folder=$(kafka_folder)
  mkdir -p "$folder/logs"
  {
    cat "$here/kafka/server.properties"
    echo "listeners=PLAINTEXT://127.0.0.1:$KAFKA_PORT,CONTROLLER://127.0.0.1:$KAFKA_CONTROLLER_PORT"
    echo "advertised.listeners=PLAINTEXT://127.0.0.1:$KAFKA_PORT"
    echo "controller.quorum.voters=1@127.0.0.1:$KAFKA_CONTROLLER_PORT"
    echo "log.dirs=$folder/data"
  } >"$folder/server.properties"
  java=(java -Xms256m -Xmx512m -XX:+UseSerialGC -Djava.awt.headless=true "-Dkafka.logs.dir=$folder/logs"
    "-Dlog4j2.configurationFile=file:$here/kafka/log4j2.properties" -cp "$KAFKA_JARS/*")
  if [ ! -f "$folder/data/meta.properties" ]; then
    # The name of the cluster is any 22 characters of base64; nobody else is to join.
    "${java[@]}" kafka.tools.StorageTool format -t TW9vcmluZ1NlcnZlcnMxMQ -c "$folder/server.properties" >"$folder/format.log" 2>&1 ||
      fail "Kafka cannot format its folder, see $folder/format.log"
  fi
  start Kafka "$KAFKA_PORT" "$folder/kafka.pid" "$folder" "$folder/console.log" \
    "${java[@]}" kafka.Kafka "$folder/server.properties"
}

kafka_stop() { stop "$(kafka_folder)/kafka.pid" "$(kafka_folder)"; }
