# FerretDB, which speaks MongoDB and keeps its data in PostgreSQL with the DocumentDB extension. Sourced by mongo.sh.
FERRETDB_VERSION=2.7.0
FERRETDB=$PROGRAMS/ferretdb-$FERRETDB_VERSION
. "$here/postgres.sh"

ferretdb_missing() {
  if [ ! -x "$FERRETDB" ] && ! has go; then echo "Go (go) or mongod"; fi
  postgres_missing
}

ferretdb_install() {
  postgres_install
  if [ -x "$FERRETDB" ]; then return; fi
  say "FerretDB $FERRETDB_VERSION: building it"
  local built=$PROGRAMS/ferretdb.new
  CGO_ENABLED=0 GOBIN=$built thrice go install "github.com/FerretDB/FerretDB/v2/cmd/ferretdb@v$FERRETDB_VERSION"
  mv "$built/ferretdb" "$FERRETDB"
  rmdir "$built"
}

# ferretdb_start FOLDER
ferretdb_start() {
  local folder=$1
  postgres_start "$folder"
  mkdir -p "$folder/state"
  start FerretDB "$MONGO_PORT" "$folder/mongo.pid" "$folder" "$folder/mongo.log" \
    "$FERRETDB" --listen-addr="127.0.0.1:$MONGO_PORT" --no-auth --state-dir="$folder/state" \
    --postgresql-url="postgres://postgres@127.0.0.1:$POSTGRES_PORT/postgres?pool_max_conns=50" \
    --debug-addr=- --telemetry=disable --log-level=WARN
}
