# PostgreSQL 18 with the DocumentDB extension, for FerretDB: Debian's packages, unpacked into a folder of their own, so that they
# neither need nor change what is installed. Sourced by ferretdb.sh.
POSTGRES_SUITE=forky
POSTGRES_ROOT=$PROGRAMS/postgres-18
POSTGRES_BIN=$POSTGRES_ROOT/usr/lib/postgresql/18/bin
# PostgreSQL refuses to run as root.
POSTGRES_AS=(env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8)
if [ "$(id -u)" = 0 ]; then
  if id postgres >/dev/null 2>&1; then POSTGRES_USER=postgres; else POSTGRES_USER=nobody; fi
  POSTGRES_AS=(setpriv "--reuid=$POSTGRES_USER" "--regid=$(id -g "$POSTGRES_USER")" --clear-groups "${POSTGRES_AS[@]}")
fi

# The programs know the folder that they were installed in.
postgres_installed() { [ "$(cat "$POSTGRES_ROOT/installed-in" 2>/dev/null)" = "$POSTGRES_ROOT" ]; }

postgres_missing() {
  if ! postgres_installed; then
    if ! has apt-get || ! has dpkg-deb || [ ! -f /usr/share/keyrings/debian-archive-keyring.gpg ]; then
      echo "Debian (apt-get, dpkg-deb, debian-archive-keyring) or mongod"
    fi
  fi
  if has setpriv && ! "${POSTGRES_AS[@]}" test -x "$PROGRAMS" 2>/dev/null; then
    echo "a cache that the user ${POSTGRES_USER:-} may enter (set MOORING_CACHE, which is $MOORING_CACHE)"
  fi
}

postgres_install() {
  if postgres_installed; then return; fi
  say "PostgreSQL 18 with DocumentDB: fetching Debian's packages (140 MB)"
  local apt=$PROGRAMS/apt package
  rm -rf "$apt" "$POSTGRES_ROOT"
  mkdir -p "$apt"/{lists,archives}/partial "$POSTGRES_ROOT"
  postgres_packages "$apt"
  for package in "$apt"/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$package" |
      tar -x -C "$POSTGRES_ROOT" --keep-directory-symlink --exclude=./usr/share/{doc,man,locale} --exclude='*/bitcode' --exclude='*.tif'
  done
  postgres_settle
  rm -rf "$apt"
  echo "$POSTGRES_ROOT" >"$POSTGRES_ROOT/installed-in"
}

# postgres_packages APT: fetches the packages with all that they need, from the mirror that this machine uses.
postgres_packages() {
  local apt=$1 mirror
  if [ "$(id -u)" = 0 ]; then thrice apt-get -qq update; fi
  mirror=$(apt-get indextargets --format "\$(REPO_URI)" 'Created-By: Packages' 'Origin: Debian' | grep -v security | head -n 1) ||
    fail "apt-get knows no mirror of Debian; after apt-get update it does"
  : >"$apt/status"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $POSTGRES_SUITE main" >"$apt/sources.list"
  cat >"$apt/apt.conf" <<END
Dir::Etc::sourcelist "$apt/sources.list";
Dir::Etc::sourceparts "-";
Dir::State "$apt";
Dir::State::status "$apt/status";
Dir::Cache "$apt";
APT::Install-Recommends "0";
APT::Sandbox::User "root";
Acquire::Languages "none";
END
  thrice apt-get -qq -c "$apt/apt.conf" update
  thrice apt-get -qq -c "$apt/apt.conf" -y --download-only install postgresql-18-documentdb patchelf >/dev/null
}

# Makes the programs find their own libraries, which are newer than the machine's.
postgres_settle() {
  local modules=$POSTGRES_ROOT/usr/lib/postgresql/18/lib extensions=$POSTGRES_ROOT/usr/share/postgresql/18/extension
  local libraries loader patch control
  libraries=$(echo "$POSTGRES_ROOT"/usr/lib/*-linux-gnu)
  loader=$(echo "$libraries"/ld-linux-*.so.*)
  patch=("$loader" --library-path "$libraries" "$POSTGRES_ROOT/usr/bin/patchelf"
    --force-rpath --set-rpath "$modules:$libraries:$libraries/blas:$libraries/lapack")
  "${patch[@]}" --set-interpreter "$loader" "$POSTGRES_BIN"/{postgres,initdb,psql,pg_isready}
  "${patch[@]}" "$modules"/{pg_documentdb*,postgis-3,rum,pg_cron,vector}.so
  # Debian makes these names at installation.
  for control in "$extensions"/*-3.control; do
    if [ ! -e "${control%-3.control}.control" ]; then cp "$control" "${control%-3.control}.control"; fi
  done
}

# postgres_start FOLDER
postgres_start() {
  local folder=$1 waited at=(-h 127.0.0.1 -p "$POSTGRES_PORT" -d postgres -U postgres)
  if [ ! -d "$folder/pg" ]; then
    # Whole or not at all.
    rm -rf "$folder/pg.new"
    mkdir -p "$folder/pg.new"
    if [ "$(id -u)" = 0 ]; then chown "$POSTGRES_USER:" "$folder/pg.new"; fi
    "${POSTGRES_AS[@]}" "$POSTGRES_BIN/initdb" -D "$folder/pg.new" -U postgres -A trust --no-sync -E UTF8 >/dev/null
    cat "$here/postgres.conf" >>"$folder/pg.new/postgresql.conf"
    mv "$folder/pg.new" "$folder/pg"
  fi
  if ! running "$folder/postgres.pid" "$folder"; then postgres_forget "$folder/pg"; fi
  start PostgreSQL "$POSTGRES_PORT" "$folder/postgres.pid" "$folder" "$folder/postgres.log" \
    "${POSTGRES_AS[@]}" "$POSTGRES_BIN/postgres" -D "$folder/pg" -p "$POSTGRES_PORT"
  # It listens before it answers, above all after a kill.
  for ((waited = 0; waited < 300; waited++)); do
    "$POSTGRES_BIN/pg_isready" -q "${at[@]}" && break
    sleep 0.1
  done
  "$POSTGRES_BIN/psql" -qX "${at[@]}" -v ON_ERROR_STOP=1 \
    -c 'SET client_min_messages = warning; CREATE EXTENSION IF NOT EXISTS documentdb CASCADE' >/dev/null
}

# postgres_forget FOLDER: after a kill PostgreSQL does not start while it takes the old process for a living one, and what answered
# a question when its parent was killed may go on with it forever. Ends what works in the folder, and removes the note of it.
postgres_forget() {
  local waited cwd
  for ((waited = 0; waited < 100; waited++)); do
    cwd=$(find /proc -maxdepth 2 -name cwd -lname "$1" 2>/dev/null || true)
    if [ -z "$cwd" ]; then
      rm -f "$1/postmaster.pid"
      return
    fi
    if [ "$waited" -ge 10 ]; then sed -E 's|/proc/([0-9]+)/cwd|\1|' <<<"$cwd" | xargs -r kill -9 2>/dev/null || true; fi
    sleep 0.1
  done
}
