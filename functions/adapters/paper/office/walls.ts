/**
 * Four walls for a program that reads what strangers wrote: a root of its own in memory, with the program and its fonts
 * in it, to be read only; no network; no other process; no right to get any of it back. What is written there is gone
 * when the program ends, however it ends. Needs nothing but Linux's own tools (util-linux), and no rights: user
 * namespaces have to be allowed, which containers and some distributions do not.
 */
const BUILD = `set -eu
program=$1
shift
mount -t tmpfs -o size=1g,mode=0755 tmpfs /mnt
cd /mnt
mkdir usr dev etc proc tmp old
mount --bind -o ro /usr usr
for place in bin sbin lib lib32 lib64 libx32; do
  if [ -L /$place ]; then ln -s "$(readlink /$place)" $place
  elif [ -d /$place ]; then mkdir $place; mount --bind -o ro /$place $place
  fi
done
for place in /etc/fonts /etc/libreoffice /etc/alternatives /var/cache/fontconfig "$program"; do
  if [ -d "$place" ] && [ ! -d ".$place" ]; then mkdir -p ".$place"; mount --bind -o ro "$place" ".$place"; fi
done
cp /etc/ld.so.cache etc
for device in null zero urandom; do : >dev/$device; mount --bind /dev/$device dev/$device; done
mount -t proc proc proc
pivot_root . old
umount -l /old
cd /tmp
exec setpriv --no-new-privs --bounding-set=-all --inh-caps=-all "$@"`

/** The command that runs another behind walls. `program` is the folder that it is installed in. */
export const behindWalls = (program: string, command: readonly string[]): string[] => [
  'unshare',
  '--user',
  '--map-root-user',
  '--net',
  '--mount',
  '--ipc',
  '--pid',
  '--fork',
  '--kill-child',
  'sh',
  '-c',
  BUILD,
  'walls',
  program,
  ...command,
]

/** Where a program behind walls may write. */
export const FOLDER_BEHIND_WALLS = '/tmp'

/**
 * Runs a program over one file without any folder outside: the file comes by standard input, and what was made of it
 * goes by standard output. Its own words are nobody's concern.
 */
const OVER_A_FILE = `set -eu
mkdir -p profile/user
printf %s "$1" >profile/user/registrymodifications.xcu
cat >"$2"
made=$3
shift 3
"$@" </dev/null >/dev/null 2>&1 || true
exec cat "$made"`

export const overAFile = (
  files: { profile: string; paper: string; made: string },
  command: readonly string[],
): string[] => ['sh', '-c', OVER_A_FILE, 'over-a-file', files.profile, files.paper, files.made, ...command]
